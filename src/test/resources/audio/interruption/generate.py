import subprocess,os,struct,wave,audioop,sys
INT=["Wait.","No.","Stop.","Hold on.","Excuse me.","What?","Wait, that is wrong.","No, I meant Sunday.","What about Monday?","Can I speak to a person?","Sorry, can you repeat that?","How much does it cost?","Yes, but what about parking?","Actually, I have another question.","Let me stop you there.","I already know that.","Okay, but how much is it?","Do you deliver on Sunday?","Never mind.","Hello?"]
BACK=["Um hum.","Uh huh.","Yeah.","Okay.","Right.","I see.","Sure.","Yes.","Great.","Got it.","All right.","Oh, okay.","Yeah, yeah.","Ah."]
V={"slt":[("1.0",None),("0.85",None)],"rms":[("1.0",None),("0.9",None)],"awb":[("1.0",None),("0.9",None)],"kal16":[("1.0",None),("0.9",None)]}
env=dict(os.environ,LD_LIBRARY_PATH="/tmp/int-audio/x/usr/lib/x86_64-linux-gnu")
index=[]
for v,var in V.items():
    pcm=b""
    for i,(kind,t) in enumerate([("interruption",t) for t in INT]+[("backchannel",t) for t in BACK]):
        st=var[i%2][0]
        subprocess.run(["x/usr/bin/flite","-voice",v,"--setf","duration_stretch="+st,"-t",t,"o.wav"],env=env,check=True)
        w=wave.open("o.wav"); 
        p=w.readframes(w.getnframes()); r=w.getframerate()
        start=len(pcm)//2*8000//16000
        assert r==16000,r
        index.append((v,kind,len(pcm)//2//2,len(p)//2//2,t))
        pcm+=p+b"\0\0"*(2-(len(p)//2)%2)
    w=wave.open(f"out/{v}.wav","wb"); w.setnchannels(1); w.setsampwidth(2); w.setframerate(16000); w.writeframes(pcm); w.close()
with open("out/index.txt","w") as f:
    for x in index: f.write("|".join(map(str,x))+"\n")
