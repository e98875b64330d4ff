package ai.beluga.voice.provider.spectral;
import ai.beluga.voice.speech.noise.*;
import java.util.*;
public class Bins { public static void main(String[] a){
 for (Noise n: Noise.values()) { if (n==Noise.BABBLE) continue;
  short[] sp = ai.beluga.voice.testkit.Recording.named("jfk").samples();
  short[] all = new short[sp.length+80000]; System.arraycopy(sp,0,all,0,sp.length);
  short[] x = n.under(all,5,3);
  double[] tp=new double[129], tn=new double[129], tg=new double[129], to=new double[129]; int[] c={0};
  NoiseFloor nf=new NoiseFloor(129,1.5,0.016);
  OverlapAdd o = new OverlapAdd(s->{ float[] p=new float[129]; p[0]=s[0]*s[0];p[128]=s[1]*s[1]; for(int k=1;k<128;k++)p[k]=s[2*k]*s[2*k]+s[2*k+1]*s[2*k+1]; float[] q=nf.update(p); c[0]++; if(c[0]*128>sp.length+16000) for(int k=0;k<129;k++){tp[k]+=p[k];tn[k]+=q[k];}});
  for(int i=0;i+128<=x.length;i+=128)o.apply(x,i);
  StringBuilder b=new StringBuilder(n+" est/true dB: "); double sa=0,sb=0; for(int k=0;k<129;k++){sa+=tp[k];sb+=tn[k]; if(k<12||k%8==0||k>125)b.append(String.format("%d:%.1f ",k,10*Math.log10(tn[k]/tp[k])));}
  System.out.println(b); System.out.printf("total %.2f%n",10*Math.log10(sb/sa));
 }}}
